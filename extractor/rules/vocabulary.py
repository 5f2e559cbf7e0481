"""The small patterns that finding and joining ask a language for, by name; ``rules/README.md`` says what each is."""

# The small patterns of ``patterns.toml``, by their initials.
_NAMES = """
abbreviated abroad all_sums_in appositive aside_words attribution advises agreed_once acting acting_name acting_once acts_alone acts_at_once acts_in_round adjective after_deal aid_elsewhere
aiding_body
allotted_to allotting among_bought amounting anaphor anaphor_taken answers_offer another apart apposed apposed_deal apposed_sum
apposition as_adjective as_buyer as_grant aside_of_subject asked asset asset_of at_other_time attached attribute_gap attributed
backed_by backing barrier buyer_noun belonging beneficiary beside body_of bought_gap bought_thing budget_for budget_voted
builds_it built_for_whom
bank_finances bank_gives bank_name bank_noun bare_noun bare_shares both_joined both_sign boundary breakdown buyer_by_trade buying by_account byline
called called_firm called_off capitals cheque_for chief_of chief_told clause clause_begins clause_goes_on clause_over cleft cleft_after closed_clause cofunding common_name comes_from common_noun
common_word compared compound_gap compound_start compounded copular costs_whole counterparty critic
crowd cumulative
date_of_other dateline decided_on deals_counted day_aside dealt_with deadline deal_for deal_opens deal_opens_gap deal_to deal_with done_for described_as described_behind described_by
described_name describes_it describes_sum describing describing_clause development_bank difference done_by dotted_list
dwelling
each elided ends_in_for ends_like_copula ends_quoted ends_telling enumerates enumeration event_at event_named everyday_word
figure firm_acts firm_after fund_by_name funded_firm firm_apposed firm_before firm_of_chief firm_of_group firm_name firm_pointed_at
firm_part followed for_asset for_each form_ahead founded from_sale fund_name fund_noun founded_in from_budget from_giver fronted
fronted_gap firm_of_town further_order
gapped genitive gets_next genitive_end given given_back given_to giving giving_to gives_alone goal goes_on
going_to goods goods_for ground_for_works
having headed heading heads_article heads_items heads_name hearsay hedge held_against held_of helped_with helping helps_works hired_for hired_to home
home_after home_before home_behind home_bought home_of home_of_stand_in home_site hypothetical
in_all in_coming in_compound in_condition in_order in_relative in_return in_state in_talks in_time in_town
infinitive inflected into_round invested_group is_given is_of issuer item item_begins item_headed item_name item_one item_opens item_start item_sum item_town item_place item_priced institution in_its_round
items_end items_head items_of_noun items_received items_tied items_touch its_budget its_part
its_shares
joining_in jointly
known_by_goods
land_around land_ends largest lasting lender_behind lender_by_trade lent lent_to let_to letting level licence lies_in lies_near list_aside
list_closed list_goes_on list_join list_of_the listed
located loss
made_by_it made_up maker_by_trade may_lend measured merely_is
names_public_works
name_of_sum named_by_goods named_by_trade named_for_many named_fund named_fund_noun names_to_which new_owner new_shares next_actor next_clause next_subject no_deal no_firm_quoted no_length no_place no_taker
nobody_named nominal noun_done not_company not_counted not_there noun_cut no_object
object_verb of_that_land of_crowds opening_means opening_price opening_price_gap opening_worth opening_worth_gap of_part of_event of_home of_its of_noun of_round officer officer_of on_condition offer_of
only_described only_opens only_with_sum opening_phrase opening_place opens_name opens_quote or_sum order_book order_for order_share order_valued orderer_here ordered_of other_target own_plan
outlay outlay_behind outlay_sum own_clause own_shares own_sum own_time own_trade_word owned owner owners_shares
paid_for_order paid_for_which pay_of on_its signed_with signs_it signs_to_host signing_once supplies under_which sums_up stands_as_firm supplied_by_it supply_order works_purpose worth_when
part partaking parties_counted partnered passive_after passive_before past_date past_years pays_next per per_unit person
own_money_to_build owner_named part_of_sum
person_after phrase_stop planned_by place_end place_join pointing_back possessive pot premises
preposition price_if private private_behind private_lender private_money priced progressive project proper_noun public_money put_at
project_more provision public_body public_fund public_place purpose
quote_ends quote_goes_on raised_from raised_to raised_to_open raising_round region_of relative relief resolve rest_gives rival_of role_is round_after round_share restated restated_no_more
quoted_actor
said said_on said_to_be_firm same_place said_itself says_so said_last said_of_role seat seat_of seat_of_it seat_told seated seller_marked served_directly serving share share_object
share_of share_paid shared signed_later signs_with since_then site_of
site_chosen site_of_country site_there sized small_apposed small_described small_opens sold_asset sought speaking speaks speaks_behind spent_on sport stake_by
standing_for state_alone state_cut_short states_investing statesman statistic subject_after subject_far sums_joined
sums_tied sum_described sum_ends sum_goes_on sum_before_name sum_for sum_in sum_marked sum_of sum_that
taken_alone taken_up_by takes_equity takes_up taking_part takings tells_of_cost tells_of_sum tells_of_works tendered than_planned that_who the_order the_order_with ties_name time_of title_inside to_build to_economy
to_payees to_persons told_whom total_ahead trade_goes_on trade_opens trade_told town_ends town_in_dateline town_named town_of_firm traded
under_deal unit_before until_said
trade_ahead unit_acts valued_at verb_stem verb_stem_whole verbs_joined
wanted welcomes when_agreed which_ones whole_of_parts whose_other whose_subject wins with_others with_sum works works_cost works_noun works_of_order worth_gap won_by work_on
"""
PATTERNS = tuple(_NAMES.split())
